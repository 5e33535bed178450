import type { Comparator, Value } from "say-so";

const bounds: Record<Comparator, string> = {
  about: "about",
  nearly: "nearly",
  under: "less than",
  "at-most": "at most",
  over: "more than",
  "at-least": "at least",
};

const format = (iso: string, parts: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat("en-GB", { ...parts, timeZone: "UTC" }).format(new Date(iso));

/** "16 February 2018", "February 2018", "2018"; a week stays as ISO 8601 writes it. */
function dateWords(iso: string): string {
  const [begin = "", end] = iso.split("/");
  if (end !== undefined) return `${dateWords(begin)} to ${dateWords(end)}`;
  if (/^\d{4}-\d{2}-\d{2}$/u.test(iso))
    return format(iso, { day: "numeric", month: "long", year: "numeric" });
  return /^\d{4}-\d{2}$/u.test(iso) ? format(iso, { month: "long", year: "numeric" }) : iso;
}

function amount({ kind, unit = "", fraction }: Value, number: number): string {
  if (fraction) return fraction;
  const money = kind === "money" && /^[A-Z]{3}$/u.test(unit);
  return new Intl.NumberFormat("en", {
    maximumFractionDigits: 6,
    ...(money && { style: "currency", currency: unit, minimumFractionDigits: 0 }),
  }).format(number);
}

/** What the words of a value say in one form, or nothing where they leave it open. */
export function valueWords(value: Value): string | undefined {
  if (value.date !== undefined) return dateWords(value.date);
  if (value.number === undefined || value.kind === "ordinal") return undefined;
  const unit = value.kind === "percent" && value.unit === "percent" ? "%" : ` ${value.unit ?? ""}`;
  const words = [
    value.comparator && bounds[value.comparator],
    amount(value, value.number),
    value.to !== undefined && `to ${amount(value, value.to)}`,
  ];
  const figure = words.filter(Boolean).join(" ") + (value.kind === "money" ? "" : unit.trimEnd());
  return [figure, value.per && `per ${value.per}`, value.kind === "age" && "old"]
    .filter(Boolean)
    .join(" ");
}
