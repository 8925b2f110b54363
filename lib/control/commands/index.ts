import "server-only";
import { adminAdd, adminList, adminRevoke } from "./admins";
import { backup } from "./backup";
import { doctor } from "./doctor";
import { importFile } from "./import-file";
import { importHn, readHn } from "./import-hn";
import { reembed, reembedPlan } from "./reembed";
import { restore } from "./restore";

/** Every command on the store, by the name it has on the control channel and in `npm run`. */
export const COMMANDS = {
  backup,
  restore,
  "reembed-plan": reembedPlan,
  reembed,
  doctor,
  import: importFile,
  "import-hn": importHn,
  "read-hn": readHn,
  "admin-add": adminAdd,
  "admin-list": adminList,
  "admin-revoke": adminRevoke,
};
