import { manifest as audit } from '#audit/manifest.ts';
import { besideSection, clinicPaths, clinicSubjects, labSubject, wayToCoaching } from '#coaching/index.ts';
import { coachingManifest } from '#coaching/manifest.ts';
import {
  editionPaths,
  entriesToCoach,
  entrySubjectDoor,
  heardReading,
  wayIntoCompetition,
} from '#competition/index.ts';
import { manifest as competition } from '#competition/manifest.ts';
import { evaluationManifest } from '#evaluation/manifest.ts';
import { filesManifest } from '#files/manifest.ts';
import { paths as identityPaths, type Viewer } from '#identity/index.ts';
import { identityManifest } from '#identity/manifest.ts';
import { insightManifest } from '#insight/manifest.ts';
import {
  agreementsLost,
  checkSubject,
  lastingFacts,
  lastingPart,
  lastingSubject,
  storiesOfRecord,
  storyOfProblem,
  wayToLasting,
} from '#institutionalisation/index.ts';
import { institutionalisationManifest } from '#institutionalisation/manifest.ts';
import { sheetSubjectDoor } from '#instrument/index.ts';
import { instrumentManifest } from '#instrument/manifest.ts';
import { tokenRow } from '#integration/index.ts';
import { manifest as integration } from '#integration/manifest.ts';
import { commitmentSubject, pairPart } from '#network/index.ts';
import { networkManifest } from '#network/manifest.ts';
import { notificationManifest } from '#notification/manifest.ts';
import type { Capability } from '#platform/capability.ts';
import type { Figure } from '#platform/figure.ts';
import {
  innovationReading,
  innovationSubject,
  innovationSubjects,
  keepingLost,
  keepingOf,
  recordFactSource,
  paths as registryPaths,
} from '#registry/index.ts';
import { registryManifest } from '#registry/manifest.ts';
import {
  copiesAround,
  problemMatches,
  problemPart,
  recordAlong,
  recordPart,
  replicationFacts,
  replicationPaths,
  replicationSubject,
  wayToReplication,
} from '#replication/index.ts';
import { manifest as replication } from '#replication/manifest.ts';
import { ownManifest } from './own.tsx';

/** Identity asks those above it what a person has in hand and would leave behind, and what else belongs to one's account. */
const identity = identityManifest({ holdings: [keepingOf], losses: [keepingLost, agreementsLost], rows: [tokenRow] });
/** The registry asks those above it where a record leads, and what they say of records and problems on its pages. */
const registry = registryManifest({
  ways: [wayToReplication, wayToCoaching, wayIntoCompetition, wayToLasting],
  replicateAt: (id) => replicationPaths.begin.to(id),
  recordParts: [recordPart, recordAlong, lastingPart, storiesOfRecord, pairPart],
  sectionParts: [besideSection],
  problemParts: [storyOfProblem, problemMatches, problemPart],
});
/** Coaches put entries of competitions onto their table. */
const coaching = coachingManifest(entriesToCoach);
/** Stories of solved problems ask the room beside them who copied from whom. */
const institutionalisation = institutionalisationManifest([copiesAround]);
/** Jurors read what those beside and above evaluation show of their things. */
const evaluation = evaluationManifest([innovationReading, heardReading]);
/** What is known of innovations and governments, for the instruments that ask. */
const facts = [recordFactSource, replicationFacts, lastingFacts];
/** Instruments ask those beside and above what is known of the things that they are about. */
const instrument = instrumentManifest({
  subjects: [innovationSubjects],
  facts,
  affairHref: (affair) => registryPaths.catalogue.to({ urusan: affair }),
});
/** The hub shows what those beside and above it count. */
const network = networkManifest({
  figures: [registry, replication, coaching, institutionalisation, competition].flatMap((it) => it.figures ?? []),
  facts,
  links: { invite: identityPaths.invitations.to(), compete: editionPaths.new.to(), clinic: clinicPaths.list.to() },
});
/** What all of them count, under one contract (platform/figure). */
export const figures: readonly Figure<Viewer>[] = [
  registry,
  instrument,
  replication,
  coaching,
  institutionalisation,
  competition,
  network,
].flatMap((it) => it.figures ?? []);
/** Insight shows what the others count. */
const insight = insightManifest(figures);
const speakers: readonly Capability<Viewer>[] = [
  audit,
  identity,
  integration,
  registry,
  evaluation,
  instrument,
  replication,
  coaching,
  institutionalisation,
  competition,
  network,
  insight,
];
const notification = notificationManifest(
  speakers.flatMap((it) => it.notices.map((kind) => ({ kind, isOwed: it.owedNotices?.includes(kind) === true }))),
);
/** Files asks those above it who may read what an evidence proves. */
const files = filesManifest([
  innovationSubject,
  replicationSubject,
  entrySubjectDoor,
  sheetSubjectDoor,
  lastingSubject,
  checkSubject,
  commitmentSubject,
  ...clinicSubjects,
  labSubject,
]);
const rooms: readonly Capability<Viewer>[] = [
  audit,
  identity,
  files,
  notification,
  integration,
  registry,
  evaluation,
  instrument,
  replication,
  coaching,
  institutionalisation,
  competition,
  network,
  insight,
];

/** Every capability of the house, lowest first: seeds and home pages follow this order. */
export const capabilities: readonly Capability<Viewer>[] = [...rooms, ownManifest(rooms)];
