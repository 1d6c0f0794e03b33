export const snapshotPosture = async (): Promise<void> => undefined;
