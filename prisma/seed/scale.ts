/** How much a seed makes. All of it follows from these numbers alone: two seeds of a scale are equal. */
export interface Scale {
  clusters: number;
  hostsOfCluster: number;
  teams: number;
  repositories: number;
  imagesOfRepository: number;
  vulnerabilitiesOfRepository: number;
  workloads: number;
  checksOfWorkload: number;
  advisories: number;
  packages: number;
}

const SHARED = {
  clusters: 20,
  hostsOfCluster: 20,
  teams: 40,
  vulnerabilitiesOfRepository: 190,
  checksOfWorkload: 5,
  advisories: 30_000,
  packages: 6_000,
};

export const SCALES = {
  /** For tests of the seed itself. */
  tiny: {
    ...SHARED,
    repositories: 20,
    imagesOfRepository: 3,
    workloads: 40,
    advisories: 2_000,
    packages: 400,
  },
  /** A million findings. */
  million: { ...SHARED, repositories: 5_000, imagesOfRepository: 3, workloads: 12_000 },
  /** Ten million occurrences of 1.8 million findings. */
  "ten-million": { ...SHARED, repositories: 9_000, imagesOfRepository: 7, workloads: 20_000 },
} as const satisfies Record<string, Scale>;

export type ScaleName = keyof typeof SCALES;
