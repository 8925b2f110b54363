import { Fragment } from "react";
import { Notice } from "@/components/ui/notice";

/** Which variables of the environment have the say, so that nothing can be changed here. */
export function FixedNote({ names }: { names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <Notice title="Set by the environment">
      <p>
        {names.map((name, at) => (
          <Fragment key={name}>
            {at > 0 && ", "}
            <code>{name}</code>
          </Fragment>
        ))}
        . To change it here, take it out of the environment and restart the server.
      </p>
    </Notice>
  );
}
