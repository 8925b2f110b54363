import { describe, expect, it } from "vitest";
import { countSentences, countWords } from "@/lib/pipeline/text/count";

describe("countWords", () => {
  it.each([
    ["", 0],
    ["& — !", 0],
    ["PlantPal", 1],
    ["AI-powered iOS/Android app", 3],
    ["Don't panic", 2],
    ["Node.js & C++ tools", 3],
    ["PlantPal—grow better food", 4],
    ["Plan – build – ship", 3],
    ["3D prints 2.0", 3],
    ["Übung für Anfänger", 3],
    ["植物日记", 2],
    ["食堂の食事を量で記録するアプリです", 5],
    ["帮助食堂学生了解自己真正吃了什么", 8],
    ["ช่วยให้นักเรียนรู้ว่ากินอะไร", 7],
  ])("%j has %i", (text, words) => {
    expect(countWords(text)).toBe(words);
  });
});

describe("countSentences", () => {
  it.each([
    ["", 0],
    ["… !", 0],
    ["No full stop at the end", 1],
    ["It costs $3.50 and runs on Node.js.", 1],
    ["It reads sensors, e.g. Soil probes. It waters.", 2],
    ["Use U.S. Census data, i.e. Free data. Done!", 2],
    ["Dr. Smith and J. Doe approve.", 1],
    ["Plan. Track. Share. Repeat.", 4],
    ["Really?! Yes... No.", 3],
    ["1. Scan a plant. 2. Water it.", 2],
    ["Version 2 vs. Version 3.", 1],
    ["A.B.", 1],
    ["记录植物。提醒浇水！", 2],
    ["Sie speichert Fotos bzw. Notizen, z. B. Rezepte. Das geht offline.", 2],
    ["La Sra. López riega. ¿Funciona sin red? ¡Sí!", 3],
    ["यह पौधे याद रखता है। पानी देने को कहता है।", 2],
    ["Grows food 🌱 Saves water", 1],
  ])("%j has %i", (text, sentences) => {
    expect(countSentences(text)).toBe(sentences);
  });
});
