import { KeyLocks } from '../../../core/sync';

/** Of this process: one writer per company's books, whatever workflow it comes from. */
export const locks = new KeyLocks();
