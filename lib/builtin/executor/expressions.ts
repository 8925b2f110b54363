import type { EventPayload, Json } from "./journal";
import { tokenize } from "./tokenize";

export interface ExpressionScope {
  event: EventPayload;
  /** The event just received. */
  async?: EventPayload;
}

/** `undefined` is the value of a path that does not exist. */
type Value = Json | undefined;
export type Expression = (scope: ExpressionScope) => Value;

/**
 * Compiles the supported subset of Inngest's expression language (CEL): strings, numbers, `true`, `false`,
 * `null`, paths under `event` and `async`, `==`, `!=`, `<`, `>`, `&&`, `||`, `+`, `? :` and parentheses.
 *
 * @throws Error naming what is not supported
 */
export function compileExpression(source: string): Expression {
  const tokens = tokenize(source);
  let position = 0;

  const leftAssociative = (
    operand: () => Expression,
    operators: Record<string, (a: Value, b: Value) => Value>,
  ) => {
    return (): Expression => {
      let left = operand();
      for (;;) {
        const apply = operators[tokens[position] ?? ""];
        if (!apply) return left;
        position += 1;
        const [first, second] = [left, operand()];
        left = (scope) => apply(first(scope), second(scope));
      }
    };
  };

  const primary = (): Expression => {
    const token = tokens[position++];
    if (token === "(") {
      const inner = conditional();
      if (tokens[position++] !== ")") {
        throw new Error(`the expression ${source} is missing a closing parenthesis`);
      }
      return inner;
    }
    return literalOrPath(token, source);
  };

  const sum = leftAssociative(primary, { "+": add });
  const comparison = leftAssociative(sum, {
    "==": equal,
    "!=": (a, b) => !equal(a, b),
    "<": (a, b) => typeof a === "number" && typeof b === "number" && a < b,
    ">": (a, b) => typeof a === "number" && typeof b === "number" && a > b,
  });
  const conjunction = leftAssociative(comparison, {
    "&&": (a, b) => a === true && b === true,
  });
  const disjunction = leftAssociative(conjunction, {
    "||": (a, b) => a === true || b === true,
  });

  const conditional = (): Expression => {
    const condition = disjunction();
    if (tokens[position] !== "?") return condition;
    position += 1;
    const then = disjunction();
    if (tokens[position++] !== ":") throw new Error(`the expression ${source} is missing a colon`);
    const otherwise = conditional();
    return (scope) => (condition(scope) === true ? then(scope) : otherwise(scope));
  };

  const expression = conditional();
  if (position < tokens.length) throw new Error(`the expression ${source} continues after its end`);
  return expression;
}

/** Converts a value to a key: strings as they are, anything else as JSON. */
export function toKey(value: Value): string {
  return typeof value === "string" ? value : JSON.stringify(value ?? null);
}

function literalOrPath(token: string | undefined, source: string): Expression {
  if (token === undefined) throw new Error(`the expression ${source || '""'} ends unexpectedly`);
  if (/^["']/.test(token)) {
    const text = token.slice(1, -1).replace(/\\(.)/g, "$1");
    return () => text;
  }
  if (/^\d/.test(token)) return () => Number(token);
  if (token === "true" || token === "false") return () => token === "true";
  if (token === "null") return () => null;
  const [root, ...path] = token.split(".");
  if ((root === "event" || root === "async") && path.every((part) => part !== "")) {
    return (scope) => path.reduce(property, scope[root] as Value);
  }
  throw new Error(`the expression ${source} uses «${token}», which is not supported`);
}

function property(value: Value, key: string): Value {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

function add(a: Value, b: Value): Value {
  return typeof a === "number" && typeof b === "number" ? a + b : toKey(a) + toKey(b);
}

/** Two missing paths are not equal, or a `match` on a missing field would cancel every run. */
function equal(a: Value, b: Value): boolean {
  if (a === undefined && b === undefined) return false;
  return (a ?? null) === (b ?? null);
}
