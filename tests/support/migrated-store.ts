import { storeTemplate } from "./store-template";

/** Makes the stores that tests copy before the first worker starts, so that no worker waits for another. */
export default async function setup(): Promise<void> {
  await storeTemplate(false);
  await storeTemplate(true);
}
