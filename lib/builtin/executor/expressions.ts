import type { EventPayload, Json } from "./journal";

/** What an expression may speak of: the run's event, and the event that has just come. */
export interface Scope {
  event: EventPayload;
  async?: EventPayload;
}

/** `undefined` is a path that leads nowhere. */
type Value = Json | undefined;
export type Expression = (scope: Scope) => Value;

const TOKEN =
  /\s*(?:("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(\d+(?:\.\d+)?)|([A-Za-z_][\w.]*)|(==|!=|&&|\|\||[+()]))/y;

/**
 * Compiles the part of Inngest's expression language (CEL) that the executor knows: strings, numbers, `true`,
 * `false`, `null`, paths under `event` and `async`, `==`, `!=`, `&&`, `||`, `+` and parentheses.
 *
 * @throws Error with a sentence that says what is not understood
 */
export function compileExpression(source: string): Expression {
  const tokens = tokenize(source);
  let at = 0;

  const accept = (token: string): boolean => {
    if (tokens[at] !== token) return false;
    at += 1;
    return true;
  };

  /** One level of left-associative operators over the next tighter one. */
  const level = (next: () => Expression, operators: Record<string, (a: Value, b: Value) => Value>) => {
    return (): Expression => {
      let left = next();
      for (;;) {
        const apply = operators[tokens[at] ?? ""];
        if (!apply) return left;
        at += 1;
        const [first, second] = [left, next()];
        left = (scope) => apply(first(scope), second(scope));
      }
    };
  };

  const primary = (): Expression => {
    const token = tokens[at++];
    if (token === "(") {
      const inner = anything();
      if (!accept(")")) throw new Error(`the expression ${source} lacks a closing parenthesis`);
      return inner;
    }
    return operand(token, source);
  };

  const sum = level(primary, { "+": add });
  const comparison = level(sum, { "==": equal, "!=": (a, b) => !equal(a, b) });
  const conjunction = level(comparison, {
    "&&": (a, b) => a === true && b === true,
  });
  const anything = level(conjunction, {
    "||": (a, b) => a === true || b === true,
  });

  const whole = anything();
  if (at < tokens.length) throw new Error(`the expression ${source} goes on after it should end`);
  return whole;
}

/** A value as a key: text as it is, anything else as JSON. */
export function keyOf(value: Value): string {
  return typeof value === "string" ? value : JSON.stringify(value ?? null);
}

function tokenize(source: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (source.slice(TOKEN.lastIndex).trim() !== "") {
    const from = TOKEN.lastIndex;
    const found = TOKEN.exec(source);
    if (!found)
      throw new Error(`the expression ${source} is not supported from «${source.slice(from).trim()}» on`);
    tokens.push(found[0].trim());
  }
  return tokens;
}

function operand(token: string | undefined, source: string): Expression {
  if (token === undefined) throw new Error(`the expression ${source || '""'} ends too soon`);
  if (/^["']/.test(token)) {
    const text = token.slice(1, -1).replace(/\\(.)/g, "$1");
    return () => text;
  }
  if (/^\d/.test(token)) return () => Number(token);
  if (token === "true" || token === "false") return () => token === "true";
  if (token === "null") return () => null;
  const [root, ...path] = token.split(".");
  if ((root === "event" || root === "async") && path.every((part) => part !== "")) {
    return (scope) => path.reduce(step, scope[root] as Value);
  }
  throw new Error(`the expression ${source} uses «${token}», which is not supported`);
}

function step(value: Value, key: string): Value {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

function add(a: Value, b: Value): Value {
  return typeof a === "number" && typeof b === "number" ? a + b : keyOf(a) + keyOf(b);
}

/** Two paths that both lead nowhere are not equal: they must not cancel every run there is. */
function equal(a: Value, b: Value): boolean {
  if (a === undefined && b === undefined) return false;
  return (a ?? null) === (b ?? null);
}
