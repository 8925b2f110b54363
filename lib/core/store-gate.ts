import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { DomainError } from "./errors";
import { singleton } from "./singleton";

interface Gate {
  sentence: string;
  /** Whether nothing may use the store at all; until then it is only closed to changes from outside. */
  shut: boolean;
}

const current = () => singleton<{ gate: Gate | null }>("store-gate", () => ({ gate: null }));
const passes = () => singleton("store-gate-passes", () => new AsyncLocalStorage<Gate>());

export interface StoreGate {
  /** From now on `db()` throws, except inside `pass`. */
  shut(): void;
  pass<T>(work: () => Promise<T>): Promise<T>;
}

/** Closes the store to new requests, and then to everybody, while `work` puts another file in its place. */
export async function withStoreGate<T>(sentence: string, work: (gate: StoreGate) => Promise<T>): Promise<T> {
  const gate: Gate = { sentence, shut: false };
  current().gate = gate;
  try {
    return await work({
      shut: () => {
        gate.shut = true;
      },
      pass: (inside) => passes().run(gate, inside),
    });
  } finally {
    current().gate = null;
  }
}

/** @throws DomainError store_unavailable while the store takes no changes from outside */
export function assertStoreTakesChanges(): void {
  const { gate } = current();
  if (gate) throw new DomainError("store_unavailable", gate.sentence);
}

/** @throws DomainError store_unavailable while nothing may use the store */
export function assertStoreNotShut(): void {
  const { gate } = current();
  if (gate?.shut && passes().getStore() !== gate) throw new DomainError("store_unavailable", gate.sentence);
}
