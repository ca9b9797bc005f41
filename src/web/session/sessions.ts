import {randomBytes} from 'node:crypto';
import {contentHash} from '../../base/hash.ts';
import type {User} from '../../access/users.ts';
import type {Seen} from '../seen.ts';

/** Somebody at the desk, what for, and what they have opened since they said so. */
export type Session = {
  readonly user: User;
  /** Empty until it was chosen; then what the policy grants for it is what may be done. */
  purpose: string;
  /** The gateway to share by, by its name in the policy; empty where none is needed. */
  ground: string;
  /** Reference of the case that is looked at; empty where none was given. */
  reference: string;
  /** Ids of alerts, flags and persons whose names may be shown -> the code of the reason that was given. */
  opened: Map<string, string>;
  /** What they had seen of an alert before they first opened it in this session, by its id; null where they never had. */
  looked: Map<string, Seen | null>;
};

export type SessionLimits = {
  /** Milliseconds without a request after which a session ends. */
  idleMs: number;
  /** Milliseconds after which it ends whatever happens: a working day. */
  longestMs: number;
};

type Kept = Session & {startedAt: number; usedAt: number};

export const newId = (): string => randomBytes(32).toString('base64url');

/** Sessions of this process, by the hash of their id: a copy of the memory shows none that could be used. They end with it. */
export class Sessions {
  readonly #limits: SessionLimits;
  readonly #kept = new Map<string, Kept>();

  constructor(limits: SessionLimits) {
    this.#limits = limits;
  }

  /** Begins one under a new id, so that an id from before the sign-in is worth nothing. `nowMs` is milliseconds since 1970. */
  begin(user: User, nowMs: number): string {
    for (const [key, kept] of this.#kept) if (this.#isOver(kept, nowMs)) this.#kept.delete(key);
    const id = newId();
    const session = {
      user,
      purpose: '',
      ground: '',
      reference: '',
      opened: new Map(),
      looked: new Map(),
      startedAt: nowMs,
      usedAt: nowMs,
    };
    this.#kept.set(contentHash(id), session);
    return id;
  }

  /** The session of an id, which counts as used now; null where there is none, or it is over. */
  find(id: string, nowMs: number): Session | null {
    const key = contentHash(id);
    const kept = this.#kept.get(key);
    if (kept === undefined) return null;
    if (this.#isOver(kept, nowMs)) {
      this.#kept.delete(key);
      return null;
    }
    kept.usedAt = nowMs;
    return kept;
  }

  end(id: string): void {
    this.#kept.delete(contentHash(id));
  }

  #isOver({startedAt, usedAt}: Kept, nowMs: number): boolean {
    return nowMs - usedAt >= this.#limits.idleMs || nowMs - startedAt >= this.#limits.longestMs;
  }
}
