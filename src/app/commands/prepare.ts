import { silentLog } from '#platform/log.ts';
import { type House, migrateHouse, openHouse, seedHouse } from './house.ts';
import type { Command } from './options.ts';

/** Opens the house for one piece of work and closes it again; 1 when there is no database. */
export async function withHouse(command: Command, work: (house: House) => Promise<number>): Promise<number> {
  const house = await openHouse({ config: command.config, log: silentLog, mayVisit: true });
  if (!house) return 1;
  try {
    return await work(house);
  } finally {
    await house.close();
  }
}

export function migrateOnly(command: Command): Promise<number> {
  return withHouse(command, async (house) => {
    await migrateHouse(house);
    return 0;
  });
}

export function seedOnly(command: Command): Promise<number> {
  return withHouse(command, async (house) => {
    await migrateHouse(house);
    await seedHouse(house, command.config.baseUrl ?? `http://localhost:${command.config.port}`);
    return 0;
  });
}
