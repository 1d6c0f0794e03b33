import { compareOrders, type Order } from "../spans.ts";

/** A report that named a tag together with a digest. */
export interface TagObservation<Id> {
  image: Id;
  tag: string;
  order: Order;
}

/**
 * What a report that knew only `repository:tag` was about: the image of the first later report naming that tag with
 * a digest. By what the reports say of their time, so that the order of arrival doesn't matter.
 *
 * @param observations of the same repository
 * @returns null while there is none, or when that report names two images by the tag: the content stays unresolved
 */
export function supersederOf<Id>(tag: string, at: Order, observations: TagObservation<Id>[]): Id | null {
  const later = observations
    .filter((seen) => seen.tag === tag && compareOrders(seen.order, at) > 0)
    .sort((a, b) => compareOrders(a.order, b.order));
  const [first] = later;
  if (!first) return null;
  const rivals = later.filter(
    (seen) => seen.image !== first.image && compareOrders(seen.order, first.order) === 0,
  );
  return rivals.length > 0 ? null : first.image;
}
