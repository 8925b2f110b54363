import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SECURITY_HEADERS } from "../../scripts/lib/security-headers.mjs";
import { type AppServer, startAppServer } from "../support/app-server";
import { describeInBrowser } from "../support/browser";
import { type OtherSite, startOtherSite } from "../support/other-site";
import { pageReady } from "../support/page-ready";
import { exchange, rawRequest } from "../support/raw-http";

let server: AppServer;
beforeAll(async () => {
  server = await startAppServer();
});
afterAll(() => server?.stop());

const get = (path: string, headers = "") => exchange(server.url, rawRequest(`GET ${path}`, { headers }));
const policyOf = ({ headers }: { headers: Record<string, string> }) =>
  headers["content-security-policy"] ?? "";

describe("what the production server answers", () => {
  it.each([
    "/",
    "/docs",
    "/runs",
    "/projects",
    "/projects/1",
    "/nope",
    "/%zz",
    "/api/health",
    "/api/nope",
    "/api/openapi.json",
    "/api/waywo-projects/export?format=csv",
    "/icon.svg",
    "/favicon.ico",
    "/_next/static/nope.js",
  ])("has the security headers once each: %s", async (path) => {
    const { headers } = await get(path);
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
      expect(headers[name.toLowerCase()]).toBe(value);
    }
    expect(policyOf({ headers })).toMatch(/^default-src 'none'; .*frame-ancestors 'none'/);
    expect(headers).not.toHaveProperty("x-powered-by");
  });

  it.each(["/", "/docs", "/runs", "/projects", "/projects/1", "/nope"])(
    "keeps %s out of caches, and has a nonce on its every script",
    async (path) => {
      const forged = "X-Nonce: mine\r\nContent-Security-Policy: script-src 'nonce-mine'\r\n";
      const [first, second] = [await get(path), await get(path, forged)];
      const nonces = [first, second].map((answer) => {
        const nonce = /'nonce-([^']+)'/.exec(policyOf(answer))?.[1];
        const scripts = answer.body.match(/<script\b[^>]*>/g) ?? [];
        expect(scripts.length).toBeGreaterThan(3);
        expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
        expect(answer.body).not.toMatch(/<[^>]+\son\w+=/);
        expect(answer.headers["cache-control"]).toMatch(/^private, .*no-store/);
        return nonce;
      });
      expect(new Set(nonces).size).toBe(2);
      expect(second.body).not.toContain("mine");
    },
  );
});

describeInBrowser("the policy of a page", ({ open }) => {
  let elsewhere: OtherSite;
  beforeAll(async () => {
    elsewhere = await startOtherSite();
  });
  afterAll(() => elsewhere?.close());

  it("lets nothing run, load, frame or send that the page did not come with", async () => {
    const page = await open({ allow: /Content Security Policy|ERR_BLOCKED_BY_CSP/ });
    await page.goto(`${server.url}/runs`);
    await pageReady(page);
    const blocked = await page.evaluate(async (elsewhere) => {
      const seen = new Set<string>();
      const ran: string[] = [];
      Object.assign(window, { ran });
      document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => {
        seen.add(effectiveDirective);
      });
      const place = document.createElement("div");
      document.body.append(place);
      place.innerHTML = [
        `<img src="data:," onerror="ran.push('handler')">`,
        `<img src="${elsewhere}/pixel.gif">`,
        `<a id="go" href="javascript:ran.push('link')">go</a>`,
        `<iframe srcdoc="<script>parent.ran.push('frame')</script>"></iframe>`,
        `<iframe src="${elsewhere}/"></iframe>`,
        `<style>body { background: url(${elsewhere}/style.png) }</style>`,
        `<base href="${elsewhere}/">`,
        `<form id="form" action="${elsewhere}/"><button id="send"></button></form>`,
        `<object data="${elsewhere}/"></object>`,
      ].join("");
      const script = document.createElement("script");
      script.textContent = "ran.push('inline')";
      place.append(script);
      for (const id of ["go", "send"]) document.getElementById(id)?.click();
      const fetched = fetch(elsewhere).catch(() => ran.length);
      // Not at once: what a debugger runs may use eval.
      setTimeout(() => {
        try {
          // biome-ignore lint/security/noGlobalEval: it is to be refused
          globalThis.eval("ran.push('eval')");
        } catch {
          seen.add("eval");
        }
      });
      await fetched;
      const all = 11;
      for (let turn = 0; turn < 100 && seen.size < all; turn++) await new Promise(requestAnimationFrame);
      return { ran, seen: [...seen].sort() };
    }, elsewhere.url);
    expect(blocked.ran).toEqual([]);
    expect(blocked.seen).toEqual([
      "base-uri",
      "connect-src",
      "eval",
      "form-action",
      "frame-src",
      "img-src",
      "object-src",
      "script-src",
      "script-src-attr",
      "script-src-elem",
      "style-src-elem",
    ]);
    expect(elsewhere.asked).toEqual([]);
  });

  it("is met by a page that is left, come back to, and shown in another theme", async () => {
    const page = await open();
    await page.goto(server.url);
    await pageReady(page);
    await page.getByRole("link", { name: "Projects", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Projects", exact: true }).waitFor();
    for (const theme of ["Dark", "Light", "System"]) {
      await page.getByRole("button", { name: theme }).click();
      await page.getByRole("button", { name: theme, pressed: true }).waitFor();
    }
    await page.goBack();
    await pageReady(page);
    await page.reload();
    await pageReady(page);
    await page.goForward();
    await page.getByRole("heading", { level: 1, name: "Projects", exact: true }).waitFor();
  });
});
