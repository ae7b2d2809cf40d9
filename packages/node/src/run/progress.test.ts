import { expect, test } from "vitest";
import { createProgress } from "./progress.ts";

function recorded(isTTY: boolean) {
  let text = "";
  let time = 0;
  const write = (part: string) => {
    text += part;
  };
  return {
    progress: createProgress({ isTTY, write }, () => time),
    at(milliseconds: number) {
      time = milliseconds;
    },
    text: () => text,
  };
}

test("is one line a step where nobody can redraw", () => {
  const { progress, text } = recorded(false);
  for (const done of [0, 50, 100]) progress.show("blocks", done, 100);
  progress.clear();
  expect(text()).toBe("  blocks: 100\n");
});

test("is redrawn on a terminal, not too often, and left when the step is done", () => {
  const { progress, at, text } = recorded(true);
  progress.show("blocks", 0, 3);
  at(50);
  progress.show("blocks", 1, 3);
  at(200);
  progress.show("blocks", 2, 3);
  progress.show("blocks", 3, 3);
  expect(text()).toBe("\r  blocks: 0 of 3\u001b[K\r  blocks: 2 of 3\u001b[K\r  blocks: 3 of 3\u001b[K\n");
});

test("leaves an open line before other text", () => {
  const { progress, text } = recorded(true);
  progress.show("blocks", 0, 3);
  progress.clear();
  progress.clear();
  expect(text().endsWith("\u001b[K\n")).toBe(true);
});
