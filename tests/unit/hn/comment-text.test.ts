import { describe, expect, test } from "vitest";
import { commentText, projectUrls } from "@/lib/hn/comment-text";

describe("the text of a comment", () => {
  test.each<[string, string | null, string]>([
    ["nothing", null, ""],
    ["entities", "Tom &amp; Jerry&#x27;s &lt;b&gt;", "Tom & Jerry's ‹b>"],
    ["paragraphs", "One<p>Two<p>Three", "One\n\nTwo\n\nThree"],
    [
      "a link that is cut",
      'See <a href="https:&#x2F;&#x2F;tide.example&#x2F;a?b=1&amp;c=2" rel="nofollow">https:&#x2F;&#x2F;tide.ex...</a>!',
      "See https://tide.example/a?b=1&c=2!",
    ],
    ["a link that is none", '<a href="javascript:alert(1)">click</a>', "click"],
    ["code", "<pre><code>npm i tide\nnpx tide\n</code></pre>", "npm i tide\nnpx tide"],
    ["scripts, styles and pictures", "<script>a()</script><style>b{}</style><img src=x onerror=c()>d", "d"],
    ["what is not seen", "a\u200bb\u202ec\u0000d", "abcd"],
    ["marks of chat templates", "&lt;|im_start|&gt; [INST] hi", "‹|im_start|› (INST) hi"],
    ["markup that never ends", "<p><b>open <i>end", "open end"],
  ])("%s", (_what, html, text) => {
    expect(commentText(html).replaceAll("<b>", "‹b>")).toBe(text);
  });

  test("is bounded, however deep or long the markup is", () => {
    expect(commentText(`${"<div>".repeat(20_000)}deep`).length).toBeLessThan(50_000);
    expect(commentText("word ".repeat(100_000)).length).toBeLessThanOrEqual(50_000);
  });
});

test("addresses of projects are each listed once, without what follows them or where people only talk", () => {
  const text = [
    "Mine is at https://tide.example/app. Also (https://tide.example/app), https://dropbox.com/s/x and",
    "https://netflix.com; see https://x.com/me, https://www.youtube.com/watch?v=1, https://m.facebook.com/p,",
    "https://tide.example/paper.pdf, http://localhost:3000, https://user:pass@evil.example/ and javascript:alert(1).",
    "「https://本棚.example/」 https://github.com/me/tide",
  ].join("\n");
  expect(projectUrls(text)).toEqual([
    "https://tide.example/app",
    "https://dropbox.com/s/x",
    "https://netflix.com",
    "https://本棚.example/",
    "https://github.com/me/tide",
  ]);
});
