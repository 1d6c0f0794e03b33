export const sweepInventory = async (): Promise<void> => undefined;
