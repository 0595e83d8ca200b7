import { type ListedKey, listKeys, rotateKey } from '#network/index.ts';
import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { Command } from './options.ts';
import { withHouse } from './prepare.ts';
import { tell, tellError } from './tell.ts';

/** Lists the keys by which the hub signs, or announces the next one. */
export function tendKeys(command: Command): Promise<number> {
  const deed = command.words[2];
  if (deed === 'list') return withHouse(command, (house) => list(house));
  if (deed === 'rotate') return rotate(command);
  tellError('app.cli.keys.which');
  return Promise.resolve(2);
}

async function list(house: Parameters<typeof listKeys>[0]): Promise<number> {
  for (const key of await listKeys(house, new Date())) tell('app.cli.keys.one', saidOf(key));
  return 0;
}

const saidOf = ({ id, state, fromAt, untilAt }: ListedKey) => ({
  id,
  state: t(`keys.state.${state}`),
  from: formatMoment(fromAt),
  until: untilAt === null ? t('keys.noEnd') : formatMoment(untilAt),
});

function rotate(command: Command): Promise<number> {
  const { baseUrl } = command.config;
  // Other hubs know this one by its address, for which the present key vouches beside the next one.
  if (baseUrl === null) {
    tellError('app.cli.keys.address');
    return Promise.resolve(2);
  }
  return withHouse(command, async (house) => {
    const outcome = await rotateKey(house, { baseUrl, days: command.flags.days, now: new Date() });
    if (!outcome.ok) {
      tellError('app.cli.keys.refused', { why: t(`keys.refusal.${outcome.why}`) });
      return 1;
    }
    tell('app.cli.keys.announced', { id: outcome.value });
    return list(house);
  });
}
