import { useEffect, useRef } from "react";

/**
 * A function that runs another once no button of the pointer is down, at once where none is: what moves the page
 * between press and release makes the click miss what was pressed.
 */
export function useAfterPress(): (run: () => void) => void {
  const pressed = useRef(false);
  useEffect(() => {
    const press = () => {
      pressed.current = true;
    };
    const release = () => {
      pressed.current = false;
    };
    document.addEventListener("mousedown", press, true);
    document.addEventListener("mouseup", release, true);
    return () => {
      document.removeEventListener("mousedown", press, true);
      document.removeEventListener("mouseup", release, true);
    };
  }, []);
  return (run) => {
    if (!pressed.current) return run();
    // The click comes right after the release, before any timer.
    document.addEventListener("mouseup", () => setTimeout(run), { once: true });
  };
}
