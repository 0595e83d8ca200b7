import type { Job } from '#platform/jobs.ts';
import { forgetGone, rebuildVocabulary, refreshVocabulary } from '#registry/index.ts';
import { wantHarvest } from '../peers/actions/peers.ts';
import type { PeerId } from '../peers/model.ts';
import { duePeers } from '../peers/queries/peers.ts';
import { forgetPeer } from './actions/forget.ts';
import { sweepRuns } from './actions/runs.ts';
import { harvest } from './run.ts';
import { networkShelf } from './shelf.ts';

type OfPeer = { readonly peerId: PeerId };

export const harvestJobs: readonly Job[] = [
  { name: 'network.harvest', run: (payload, context) => harvest((payload as OfPeer).peerId, context) },
  {
    name: 'network.harvest_due',
    cron: '*/5 * * * *',
    run: async (_payload, { db, now }) => {
      await db.transact(async (tx) => {
        for (const id of await duePeers(tx, now)) await wantHarvest(tx, id);
      });
    },
  },
  {
    name: 'network.forget_peer',
    run: (payload, { db }) => db.transact((tx) => forgetPeer(tx, (payload as OfPeer).peerId)),
  },
  {
    name: 'network.words',
    run: async (_payload, { db }) => {
      await db.transact((tx) => refreshVocabulary(tx, networkShelf));
    },
  },
  {
    name: 'network.sweep',
    cron: '20 19 * * *',
    run: async (_payload, { db, log, now }) => {
      await db.transact((tx) => rebuildVocabulary(tx, networkShelf));
      await db.transact((tx) => forgetGone(tx, networkShelf));
      const runs = await db.transact((tx) => sweepRuns(tx, now));
      if (runs > 0) log.info({ runs }, 'threw away old reports of harvests');
    },
  },
];
