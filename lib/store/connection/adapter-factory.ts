import "server-only";
import type { SqlDriverAdapter, SqlDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import type { DirectStore } from "./direct";

/** Prisma's adapter, and the way past its engine. */
export interface StoreAdapter extends SqlDriverAdapter, DirectStore {
  /** Until it is disposed of. */
  readonly isOpen: boolean;
}

/** Connects Prisma's client to a store; each `connect` opens connections of its own. */
export abstract class AdapterFactory implements SqlDriverAdapterFactory {
  abstract readonly provider: SqlDriverAdapterFactory["provider"];
  abstract readonly adapterName: string;
  #adapter: StoreAdapter | null = null;

  async connect(): Promise<SqlDriverAdapter> {
    this.#adapter = await this.open();
    return this.#adapter;
  }

  /** What the client is connected to; null before its first statement, and once it is disconnected. */
  get connected(): DirectStore | null {
    return this.#adapter?.isOpen ? this.#adapter : null;
  }

  protected abstract open(): Promise<StoreAdapter>;
}
