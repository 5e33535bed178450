/** Light or dark as the article itself is, whatever the system prefers. */
export type Theme = "light" | "dark";

export function themeOf(element: Element, article: Element): Theme {
  const set = element.getAttribute("theme");
  if (set === "light" || set === "dark") return set;
  return luminance(getComputedStyle(article).color) > 0.5 ? "dark" : "light";
}

const known = new Map<string, number>();

/** 0 to 1, roughly, of any CSS colour; 0 where it cannot be told. */
function luminance(color: string): number {
  const light = known.get(color) ?? measured(color);
  known.set(color, light);
  return light;
}

function measured(color: string): number {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) return 0;
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return (0.21 * red + 0.72 * green + 0.07 * blue) / 255;
}
