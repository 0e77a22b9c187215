import type { StudioEvent } from '../event';
import type { Caller } from '../http';
import type { LaneProblem } from './problem';
import type { Place, PolledResource } from './profile';
import type { PollSettings } from './settings';
import type { LaneState } from './state';

/** One resource of one place. */
export interface Lane {
	readonly resource: PolledResource;
	readonly place: Place;
}

/** What a lane is given for its turn. */
export interface Turn {
	readonly caller: Caller;
	readonly settings: PollSettings;
	/** When the poll began, milliseconds since 1970. */
	readonly startedMs: number;
	/** The first lane of a poll reads a window in any case: a poll with little time would else get nowhere. */
	readonly isFirst: boolean;
	readonly hasTime: () => boolean;
	/** Whether another event may be told beside so many of this lane. */
	readonly hasRoom: (found: number) => boolean;
}

export interface LaneResult {
	readonly events: readonly StudioEvent[];
	readonly state: LaneState;
	readonly problems: readonly LaneProblem[];
	/** Windows read to their end. */
	readonly windows: number;
	readonly isComplete: boolean;
}
