import { signatureFor, signed } from '../../src/network/wire/rules/write.ts';
import {
  announcement,
  askHub,
  askMessage,
  askReceipt,
  type Example,
  first,
  firstKey,
  flipped,
  foreign,
  forged,
  hub,
  idOf,
  message,
  OTHER,
  receipt,
  refused,
  revoked,
  second,
  secondKey,
  thief,
} from './parts.ts';

/** What hubs say of themselves, messages and receipts that are refused. */
export const invalidDocuments: Readonly<Record<string, Example>> = {
  'hub-unannounced-key': {
    about: 'A new key that no trusted key announced signs the document.',
    read: askHub,
    document: signed({ ...hub, keys: [firstKey, { ...secondKey, announcedBy: null }] }, second),
    expected: refused('key_unknown', 'signature'),
  },
  'hub-forged-announcement': {
    about: 'The announcement of the next key is not by the key that it names.',
    read: askHub,
    document: signed(
      {
        ...hub,
        keys: [firstKey, { ...secondKey, announcedBy: { ...announcement(thief, second), key: first.id } }],
      },
      second,
    ),
    expected: refused('key_unknown', 'signature'),
  },
  'hub-announced-by-revoked': {
    about: 'A key that was revoked vouches for nobody anew: whoever stole it would, too.',
    read: askHub,
    document: signed({ ...hub, keys: [revoked, secondKey] }, second),
    expected: refused('key_unknown', 'signature'),
  },
  'hub-key-misnamed': {
    about: 'A key under the name of another.',
    read: askHub,
    document: signed({ ...hub, keys: [{ ...firstKey, publicKey: thief.publicKey }] }, thief),
    expected: refused('key_wrong', 'keys'),
  },
  'hub-key-changed': {
    about: 'The signature does not fit the document.',
    read: askHub,
    document: forged(signed(hub, first), { name: 'Hub Lain' }),
    expected: refused('signature_wrong', 'signature'),
  },
  'hub-other-origin': {
    about: 'The document of another hub.',
    read: { ...askHub, hub: OTHER },
    document: signed(hub, first),
    expected: refused('wrong_hub', 'hub'),
  },
  'hub-feed-elsewhere': {
    about: 'A hub that sends its reader to another machine.',
    read: askHub,
    document: signed({ ...hub, feed: 'http://127.0.0.1:9200/' }, first),
    expected: refused('wrong_hub', 'feed'),
  },
  'hub-of-tomorrow': {
    about: 'Issued in the future.',
    read: askHub,
    document: signed({ ...hub, issuedAt: '2027-01-01T00:00:00Z' }, first),
    expected: refused('dated_ahead', 'issuedAt'),
  },
  'message-forged': {
    about: 'A message of which the signature was changed.',
    read: askMessage,
    document: forged(message, {
      signature: { key: foreign.id, value: flipped(signatureFor(message, foreign).value) },
    }),
    expected: refused('signature_wrong', 'signature'),
  },
  'message-to-another': {
    about: 'A message that was sent to another hub.',
    read: { ...askMessage, to: 'https://hub.aceh.example' },
    document: signed(message, foreign),
    expected: refused('wrong_hub', 'to'),
  },
  'message-about-a-third': {
    about: 'A message about a record of neither hub.',
    read: askMessage,
    document: signed({ ...message, about: idOf(1, 'hub.aceh.example') }, foreign),
    expected: refused('wrong_hub', 'about'),
  },
  'message-nobody-asks': {
    about: 'An interest that does not say whose it is.',
    read: askMessage,
    document: signed({ ...message, asker: null }, foreign),
    expected: refused('wrong_shape', 'asker'),
  },
  'message-unknown-state': {
    about: 'A state that no replication has.',
    read: askMessage,
    document: signed({ ...message, asker: null, state: 'done' }, foreign),
    expected: refused('wrong_shape', 'state'),
  },
  'receipt-of-another': {
    about: 'The receipt of a message that was not sent.',
    read: { ...askReceipt, message: '0190a000-0000-7000-8000-0000000000ff' },
    document: signed(receipt, first),
    expected: refused('wrong_shape', 'message'),
  },
};
