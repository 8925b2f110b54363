import { describe, expect, it } from "vitest";
import {
  commonLanguage,
  isInAnotherLanguage,
  languageForPrompt,
  primaryLanguage,
} from "@/lib/pipeline/text/language";
import { TEXTS } from "./texts-in-languages";

const LANGUAGES = Object.keys(TEXTS);

describe("the language of a text", () => {
  it.each(LANGUAGES)("%s is taken for itself and, but for its neighbours, for nothing else", (language) => {
    const text = TEXTS[language] ?? "";
    expect(isInAnotherLanguage(text, language)).toBe(false);
    const others = LANGUAGES.filter((other) => other !== language && isInAnotherLanguage(text, other));
    // Neighbours, and languages whose words franc-min does not know, are let through.
    expect(others.length).toBeGreaterThanOrEqual(LANGUAGES.length - 4);
  });

  it("is that of a region or a script, too", () => {
    expect(isInAnotherLanguage(TEXTS.de ?? "", "de-CH")).toBe(false);
    expect(isInAnotherLanguage(TEXTS.pt ?? "", "pt-BR")).toBe(false);
    expect(isInAnotherLanguage(TEXTS.zh ?? "", "zh-Hant-TW")).toBe(false);
    expect(isInAnotherLanguage(TEXTS.en ?? "", "de-CH")).toBe(true);
  });

  it("is not told of short texts, of texts full of terms, or of mixed ones", () => {
    expect(isInAnotherLanguage("Keep a diary of meals by photograph", "de")).toBe(false);
    expect(isInAnotherLanguage("保存食物的照片", "de")).toBe(false);
    const terms =
      "KubeBlick ist ein Kubernetes-Operator mit React-Dashboard für DevOps-Teams. Er streamt GPU-Metriken per gRPC " +
      "nach ClickHouse, cached mit Redis und pusht Alerts via WebSocket in Slack. Das Open-Source-Tool läuft als " +
      "Docker-Container mit Helm Charts, OAuth2-Login und einem CLI in Rust, deployed über GitHub Actions.";
    expect(isInAnotherLanguage(terms, "de")).toBe(false);
    const mixed = `${(TEXTS.de ?? "").slice(0, 140)} ${(TEXTS.en ?? "").slice(0, 140)}`;
    for (const language of ["de", "en"]) expect(isInAnotherLanguage(mixed, language)).toBe(false);
    const japanese = `${TEXTS.ja ?? ""} React Native, SQLite, TensorFlow Lite, Bluetooth Low Energy`;
    expect(isInAnotherLanguage(japanese, "ja")).toBe(false);
  });

  it("is told by its script where its words are not known", () => {
    expect(isInAnotherLanguage(TEXTS.en ?? "", "ka")).toBe(true);
    expect(isInAnotherLanguage(TEXTS.ru ?? "", "da")).toBe(true);
    // Danish is not known; Swedish may be it.
    expect(isInAnotherLanguage(TEXTS.sv ?? "", "da")).toBe(false);
  });

  it("of a corpus is what most of its texts are in", () => {
    const { de = "", en = "", fr = "" } = TEXTS;
    expect(commonLanguage([de, de, en])).toBe("de");
    expect(commonLanguage([de, en, fr])).toBeNull();
    expect(commonLanguage(["Kurz", "Zu kurz"])).toBeNull();
    expect(commonLanguage([])).toBeNull();
    expect(commonLanguage([TEXTS.ja ?? "", TEXTS.ja ?? ""])).toBe("ja");
  });

  it("is named in English, with its tag", () => {
    expect(languageForPrompt("de")).toBe("German (de)");
    expect(languageForPrompt("pt-BR")).toBe("Brazilian Portuguese (pt-BR)");
    expect(languageForPrompt("en-x-ignore-all")).toBe("English (en-x-ignore-all)");
    expect(languageForPrompt("xx")).toBe("xx");
    expect(primaryLanguage("deu-AT")).toBe("de");
  });
});
