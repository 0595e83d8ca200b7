import { manifest as audit } from '#audit/manifest.ts';
import type { Viewer } from '#identity/index.ts';
import { manifest as identity } from '#identity/manifest.ts';
import { manifest as notification } from '#notification/manifest.ts';
import type { Capability } from '#platform/capability.ts';
import { manifest as registry } from '#registry/manifest.ts';
import { manifest as app } from './own.ts';

/** Every capability of the house, lowest first: seeds and home pages follow this order. */
export const capabilities: readonly Capability<Viewer>[] = [audit, identity, notification, registry, app];
