const TOKEN =
  /\s*(?:("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(\d+(?:\.\d+)?)|([A-Za-z_][\w.]*)|(==|!=|&&|\|\||[+()<>?:]))/y;

/**
 * Splits an expression into its texts, numbers, names and operators.
 *
 * @throws Error naming from where on it is not supported
 */
export function tokenize(source: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (source.slice(TOKEN.lastIndex).trim() !== "") {
    const rest = source.slice(TOKEN.lastIndex).trim();
    const match = TOKEN.exec(source);
    if (!match) throw new Error(`the expression ${source} is not supported from «${rest}» on`);
    tokens.push(match[0].trim());
  }
  return tokens;
}
