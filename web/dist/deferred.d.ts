/** A promise with its handles, where Promise.withResolvers is still missing. */
export interface Deferred<T> {
    promise: Promise<T>;
    resolve: (value: T) => void;
    reject: (reason: unknown) => void;
}
export declare function defer<T>(): Deferred<T>;
