import { KeyLocks, lockKeysOf, syncEvents as syncBatch } from '../../../core/sync';
import { noteExecution, refuse, toItems } from '../../common/outcomes';
import { readOptions, readSettings, toTargetOptions } from '../settings';
import type { Operation } from './operation';

/** Of this process: runs about the same client take turns. */
const locks = new KeyLocks();

/** Studio events in, one outcome per event out. */
export const syncEvents: Operation = async (context, system, outside) => {
	const read = readSettings(context, system);
	if (!read.ok) return refuse(context, read.failure);
	const target = system.createTarget(outside, toTargetOptions(readOptions(context)));
	const events = context.getInputData().map(({ json }) => json);
	const outcomes = await locks.hold(lockKeysOf(events, system.label), () =>
		syncBatch(events, target, read.settings, outside.nowMs),
	);
	noteExecution(context, outcomes);
	return toItems(context, outcomes);
};
