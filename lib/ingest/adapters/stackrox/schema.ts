import { z } from "zod";

const ImageName = z.looseObject({ fullName: z.string().nullish() });

/** `storage.Image` as central's API and older `roxctl image scan` print it; components are checked one by one. */
export const StackroxImage = z.looseObject({
  id: z.string().nullish(),
  /** Of newer versions, where `id` is a UUID. */
  digest: z.string().nullish(),
  name: ImageName.nullish(),
  names: z.array(ImageName).nullish(),
  metadata: z
    .looseObject({
      v1: z.looseObject({ digest: z.string().nullish() }).nullish(),
      v2: z.looseObject({ digest: z.string().nullish() }).nullish(),
      layerShas: z.array(z.string()).nullish(),
    })
    .nullish(),
  scan: z
    .looseObject({
      scannerVersion: z.string().nullish(),
      operatingSystem: z.string().nullish(),
      components: z.array(z.unknown()).nullish(),
      notes: z.array(z.string()).nullish(),
    })
    .nullish(),
});
export type StackroxImage = z.infer<typeof StackroxImage>;

/** A line of `GET /v1/export/images`. */
export const ExportedImage = z.looseObject({ result: z.looseObject({ image: StackroxImage }) });

/** What `roxctl image scan --output json` prints: flat, of the image nothing. */
export const RoxctlScan = z.looseObject({
  result: z.looseObject({
    summary: z.record(z.string(), z.unknown()),
    vulnerabilities: z.array(z.unknown()).nullish(),
  }),
});
export type RoxctlScan = z.infer<typeof RoxctlScan>;
