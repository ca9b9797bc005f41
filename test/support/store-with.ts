import type {Store} from '../../src/workspace/store.ts';

/** A store that answers some calls in another way; all others go to `store`. */
export const storeWith = (store: Store, others: Partial<Store>): Store =>
  new Proxy(store, {
    get(target, name) {
      if (name in others) return Reflect.get(others, name) as unknown;
      const part: unknown = Reflect.get(target, name);
      return typeof part === 'function' ? (part.bind(target) as unknown) : part;
    },
  });
