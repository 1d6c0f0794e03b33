import { z } from "zod";
import type { WrittenRepository } from "../../ingest/adapters/plimsoll-registry/schema.ts";
import type { Known } from "./known.ts";

const Names = z.array(z.string());

/** Repositories that had tags at some look: what is deleted is in no list, and has to be asked for by its name. */
export class MetRepositories {
  private readonly names: Set<string>;
  private readonly tried = new Set<string>();
  private readonly known: Known;
  private readonly place: string;

  private constructor(known: Known, place: string, names: readonly string[]) {
    this.known = known;
    this.place = place;
    this.names = new Set(names);
  }

  static async recall(registry: string, known: Known): Promise<MetRepositories> {
    const place = `repositories ${registry}`;
    return new MetRepositories(known, place, (await known.recall(place, Names)) ?? []);
  }

  /** It is about to be looked at. */
  turnTo(name: string): void {
    this.tried.add(name);
  }

  /** What the look showed; one without tags, of which that is certain, is forgotten. */
  note({ name, tags, images }: WrittenRepository): void {
    if (images.length > 0 || (tags !== null && tags.length > 0)) this.names.add(name);
    else if (tags !== null) this.names.delete(name);
  }

  /** Those that this look has not come to. */
  unmet(): string[] {
    return [...this.names].filter((name) => !this.tried.has(name));
  }

  /** Once what was found out is on its way. */
  keep(): Promise<void> {
    return this.known.keep(this.place, [...this.names].sort());
  }
}
