/** A document on its way to the product, as a collector would send it. */
export interface Message {
  /** What it is, for people: `trivy shop-1@b2 at 12:03, 7 flaws`. */
  label: string;
  collector: string;
  subjects: string[];
  body: Buffer;
  /** The sender's word on when it was made; null where the document says so itself. */
  statedAt: Date | null;
}

/** Documents that concern each other and nothing of other lanes, in the order of their times. */
export interface Lane {
  name: string;
  messages: Message[];
}

export const bodyOf = (document: unknown): Buffer => Buffer.from(JSON.stringify(document));
