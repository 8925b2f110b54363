import { describe, expect, test } from "vitest";
import { assertAllowedUrl, whyForbidden } from "@/lib/net/address-rules";

/** Every spelling that a URL can have of one address. */
const SPELLINGS = [
  "169.254.169.254",
  "169.254.1.1",
  "169.254.169.254.",
  "0xa9fea9fe",
  "2852039166",
  "0251.0376.0251.0376",
  "0xa9.254.0xa9.254",
  "169.254.43518",
  "169.16689662",
  "１６９.254.169.254",
  "169。254。169。254",
  "%31%36%39.254.169.254",
  "100.100.100.200",
  "1684301000",
  "168.63.129.16",
  "192.0.0.192",
  "[fe80::1]",
  "[febf:ffff::1]",
  "[FD00:EC2::254]",
  "[fd00:ec2::23]",
  "[fd20:ce::254]",
  "[::ffff:169.254.169.254]",
  "[::ffff:a9fe:a9fe]",
  "[::169.254.169.254]",
  "[::ffff:0:169.254.169.254]",
  "[64:ff9b::169.254.169.254]",
  "[64:ff9b:1::a9fe:a9fe]",
  "[2002:a9fe:a9fe::]",
  "[2002:6464:64c8::1]",
  "[2001:0:4136:e378:8000:63bf:5601:5601]",
  "[::ffff:100.100.100.200]",
  "metadata.google.internal",
  "METADATA.google.internal.",
  "a.metadata.google.internal",
  "metadata",
  "metadata.goog",
  "instance-data",
];

describe("an address that is never called", () => {
  test.each(SPELLINGS)("http://%s/", (host) => {
    expect(whyForbidden(new URL(`http://${host}/latest`).hostname)).toMatch(/is a (link-local|cloud's)/);
    expect(() => assertAllowedUrl(`http://${host}:80/latest`)).toThrow(/which is never called\.$/);
  });

  test("may have a zone, as lookups tell them", () => {
    expect(whyForbidden("fe80::1%eth0")).not.toBeNull();
  });
});

test.each([
  "localhost",
  "127.0.0.1",
  "[::1]",
  "10.0.0.7",
  "192.168.1.5",
  "172.16.0.1",
  "[fd00::1]",
  "169.253.255.255",
  "169.255.0.0",
  "100.100.100.201",
  "[2001:db8::1]",
  "[64:ff9b::192.0.2.1]",
  "[2002:c000:201::1]",
  "api.openai.com",
  "metadata.example",
  "ollama.internal",
])("http://%s/ may be called", (host) => {
  expect(whyForbidden(new URL(`http://${host}/`).hostname)).toBeNull();
  expect(() => assertAllowedUrl(`http://${host}/v1`)).not.toThrow();
});

test.each([
  ["file:///etc/passwd", "An address begins with http:// or https://."],
  ["ftp://models.example", "An address begins with http:// or https://."],
  ["gopher://models.example", "An address begins with http:// or https://."],
  ["javascript:alert(1)", "An address begins with http:// or https://."],
  ["models.example/v1", "An address begins with http:// or https://."],
  ["", "An address begins with http:// or https://."],
  ["https://user:pass@models.example", "An address holds no user and no password; enter the key by itself."],
  ["https://user@models.example", "An address holds no user and no password; enter the key by itself."],
])("an admin cannot enter %j", (text, sentence) => {
  expect(() => assertAllowedUrl(text)).toThrow(sentence);
});
