/** Where marked words are in the window, scrolled into sight. Runs in the page, so it names nothing else. */
export const pointOn = (words: string): { x: number; y: number } => {
  const marked = [...CSS.highlights].flatMap(([, ranges]) => [...ranges] as Range[]);
  const range = marked.find((each) => String(each).startsWith(words));
  range?.startContainer.parentElement?.scrollIntoView({ block: "center" });
  const box = range?.getClientRects()[0];
  if (!box) throw new Error(`no highlight on ${words}`);
  return { x: box.left + 20, y: box.top + box.height / 2 };
};
