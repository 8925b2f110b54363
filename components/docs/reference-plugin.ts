// biome-ignore-all lint/correctness/noComponentHookFactories: Swagger UI has a React of its own, and calls this once
import type * as React from "react";

/** What of Swagger UI's system is used here. Its React is its own, so its components are made with that one. */
interface System {
  React: typeof React;
}

type Component = React.ComponentType<Record<string, unknown>>;

interface LayoutProps {
  getComponent(name: string, container?: boolean): Component;
  specSelectors: { loadingStatus(): string | undefined };
}

interface TagProps {
  tag: string;
  tagObj: { getIn(path: string[]): unknown };
  children?: React.ReactNode;
}

interface ResponseProps {
  code: string;
  response: { get(field: "description"): unknown };
}

interface ArraySchema {
  getIn(path: string[]): unknown;
}

interface PopupProps {
  authActions: { showDefinitions(shown: false): void };
  authSelectors: {
    shownDefinitions(): { toJS(): Record<string, { in?: string }>[]; get(at: number): unknown };
  };
  getComponent(name: string): Component;
}

/** The id of an endpoint's element: "operations-Runs-createRun". */
const operationId = (thing: readonly string[]) => thing.map((part) => part.replaceAll(" ", "_")).join("-");

/** Opens the endpoint that the address names. */
export function openFromAddress(): void {
  const endpoint = document.getElementById(location.hash.slice(1));
  if (!endpoint?.classList.contains("opblock")) return;
  endpoint.querySelector<HTMLElement>("button[aria-expanded=false]")?.click();
  endpoint.scrollIntoView();
}

/**
 * Swagger UI's parts in the frame of our own page: without a second main landmark, title and server list, its tags as
 * sections with headings, its dialog one of the browser's, and no link inside a button.
 */
export function referencePlugin({
  React: { createElement: h, useId, useLayoutEffect, useRef, useState },
}: System) {
  function ReferenceLayout({ getComponent, specSelectors }: LayoutProps) {
    const status = specSelectors.loadingStatus();
    if (status === "loading")
      return h("p", { role: "status", "aria-label": "Loading the endpoints" }, "Loading …");
    if (status !== "success")
      return h(
        "p",
        { role: "alert", className: "errors-wrapper" },
        "The API's description could not be loaded. Reload the page to try again.",
      );
    return h(
      "div",
      { className: "swagger-ui" },
      h(getComponent("SvgAssets")),
      h("h2", { className: "sr-only" }, "Endpoints"),
      h(getComponent("AuthorizeBtnContainer", true)),
      h(getComponent("errors", true)),
      h(getComponent("operations", true)),
    );
  }

  function OperationTag({ tag, tagObj, children }: TagProps) {
    const id = useId();
    const description = tagObj.getIn(["tagDetails", "description"]);
    return h(
      "section",
      { className: "tag", "aria-labelledby": id },
      h("h3", { id }, tag),
      typeof description === "string" && h("p", null, description),
      children,
    );
  }

  function AuthorizationPopup({ authActions, authSelectors, getComponent, ...props }: PopupProps) {
    const dialog = useRef<HTMLDialogElement>(null);
    const heading = useId();
    const Auths = getComponent("auths");
    const close = () => authActions.showDefinitions(false);
    useLayoutEffect(() => {
      const shown = dialog.current;
      shown?.showModal();
      // Closed, it gives the focus back; taken away, it would not.
      return () => shown?.close();
    }, []);
    const shown = authSelectors.shownDefinitions();
    return h(
      "dialog",
      { ref: dialog, "aria-labelledby": heading, onClose: close },
      h("h3", { id: heading }, "Authorize"),
      shown.toJS().map((schemes, at) =>
        // No script can set a cookie for its request.
        Object.values(schemes).every((scheme) => scheme.in === "cookie")
          ? null
          : h(Auths, {
              ...props,
              key: at,
              authActions,
              authSelectors,
              getComponent,
              definitions: shown.get(at),
            }),
      ),
    );
  }

  /** Inside of a button. */
  const DeepLink = ({ text }: { text: React.ReactNode }) => h("span", null, text);

  /** Problems are alike in all but their code: each is opened by its description. */
  const foldProblems = (Response: Component) =>
    function FoldedResponse({ code, response, ...props }: ResponseProps) {
      const [open, setOpen] = useState(false);
      if (open || Number(code) < 400) return h(Response, { ...props, code, response });
      const description = String(response.get("description"));
      return h(
        "tr",
        { className: "response", "data-code": code },
        h("td", { className: "response-col_status" }, code),
        h(
          "td",
          null,
          h("button", { type: "button", "aria-expanded": false, onClick: () => setOpen(true) }, description),
        ),
      );
    };

  /** A field without a label gets one for screen readers. */
  const labelled = (name?: string) => (Field: Component) =>
    function LabelledField(props: Record<string, unknown>) {
      const label = name ?? (typeof props.description === "string" ? props.description : "Value");
      return h("label", { className: "block" }, h("span", { className: "sr-only" }, label), h(Field, props));
    };

  /** A list of values to choose from is one field, any other has a field for each value. */
  const labelledChoice = (Field: Component) => {
    const Labelled = labelled()(Field);
    return function LabelledChoice({ schema, ...props }: { schema?: ArraySchema }) {
      const isChoice = schema?.getIn(["items", "enum"]) !== undefined;
      return h(isChoice ? Labelled : Field, { ...props, schema });
    };
  };

  /** Named by what is written on it. */
  const unlabelled = (Button: Component) =>
    function NamedButton({ "aria-label": _, ...props }: Record<string, unknown>) {
      return h(Button, props);
    };

  /** Not every schema has a title. */
  const named = (Accordion: Component) =>
    function NamedAccordion({ children, ...props }: { children?: React.ReactNode }) {
      return h(Accordion, props, h("span", { className: "sr-only" }, "Schema "), children);
    };

  /** The open endpoint is in the address, and not one more page to go back through. */
  const keepInAddress =
    (show: (thing: string[], shown: boolean) => unknown) => (thing: string[], shown: boolean) => {
      if (thing[0] === "operations")
        history.replaceState(null, "", shown ? `#${operationId(thing)}` : location.pathname);
      return show(thing, shown);
    };

  return {
    statePlugins: { layout: { wrapActions: { show: keepInAddress } } },
    wrapComponents: {
      Button: unlabelled,
      JSONSchema202012Accordion: named,
      response: foldProblems,
      RequestBodyEditor: labelled("Request body"),
      JsonSchema_string: labelled(),
      JsonSchema_boolean: labelled(),
      JsonSchema_object: labelled(),
      JsonSchema_array: labelledChoice,
    },
    components: {
      ReferenceLayout,
      OperationTag,
      DeepLink,
      authorizationPopup: AuthorizationPopup,
      CopyToClipboardBtn: () => null,
    },
  };
}
