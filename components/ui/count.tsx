import { abbreviated, exact, plural } from "@/components/ui/quantity.ts";

/** A count, abbreviated when large, exact on hover; with its word when one is given. */
export function Count({ value, one, many }: { value: number; one?: string; many?: string }) {
  const word = one ? ` ${plural(value, one, many)}` : "";
  return (
    <data value={value} title={`${exact(value)}${word}`} className="whitespace-nowrap">
      {abbreviated(value)}
      {word}
    </data>
  );
}
