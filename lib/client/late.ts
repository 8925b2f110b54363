import { type ComponentType, lazy } from "react";

const Nothing = () => null;

/**
 * A component that is loaded when it is first shown, for what a page can do without: where it cannot be loaded, nothing
 * stands in its place, and the page stays.
 */
export const late = <Props extends object>(load: () => Promise<ComponentType<Props>>) =>
  lazy<ComponentType<Props>>(() =>
    load().then(
      (View) => ({ default: View }),
      () => ({ default: Nothing }),
    ),
  );
