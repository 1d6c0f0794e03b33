/** The page of an asset. Images show on their own page as every kind does. */
export const assetHref = ({ id, kind }: { id: number; kind: string }): string => `/inventory/${kind}/${id}`;
