import { expect, test } from "vitest";
import { toComment, toPost } from "@/lib/hn/mapper";

const item = { id: 1, type: "story", by: "so\u200bme", time: 1_790_000_000 };

test("an item is stored without what is not seen, also where HTML names it by a number", () => {
  const text = "a&#x202e;b&#8238;c&#x200B;d\u2066e&#x0;&#x2F;<p>f&#27;[31mg";
  expect(toComment({ ...item, text }, 2)).toMatchObject({
    by: "some",
    text: "abcde&#x2F;<p>fg",
  });
  const post = toPost({ ...item, title: "Ask HN\u202e: What?", url: "https://a.example/\u200bx" });
  expect(post).toMatchObject({ title: "Ask HN: What?", url: "https://a.example/x", text: null });
});

test("joiners of words and emoji stay, and nothing is decoded that is markup", () => {
  const text = "می&#x200c;خواهم 👩&#x200d;👧 &#60;b&#62; &lt;i&gt; &#xd800; &#x110000;";
  expect(toComment({ ...item, text }, 2).text).toBe(
    "می\u200cخواهم 👩\u200d👧 &#60;b&#62; &lt;i&gt; \ufffd &#x110000;",
  );
});
