import type { CentreSettings } from '../../../core/books';
import { own, type UnknownRecord } from '../../../core/event/read';
import { settingsFailure } from '../../common/outcomes';
import { idOf, rowsOf, type Read } from './rows';

/** The table Centers, by the studio system's own id of the center. */
export function readCenters(table: unknown): Read<ReadonlyMap<string, CentreSettings>> {
	const centers = new Map<string, CentreSettings>();
	for (const row of rowsOf(table).filter(isFilled)) {
		const center = toCenter(row);
		const locationId = idOf(own(row, 'locationId'));
		if (locationId === null) return refuse(`A line under Centers has no center ID.`, idHint);
		const name = center.name ?? locationId;
		if (centers.has(locationId)) return refuse(`The center ${locationId} is there twice.`, twiceHint);
		if (center.code !== null && !codeShape.test(center.code))
			return refuse(`The code ${center.code} of the center ${name} cannot be used.`, codeHint);
		centers.set(locationId, center);
	}
	const shared = sharedCode([...centers.values()]);
	if (shared === null) return { ok: true, value: centers };
	return refuse(`Two centers have the code ${shared}.`, sharedHint);
}

const codeShape = /^[A-Z0-9]{1,8}$/;

const idHint =
	'Enter the ID that the studio system gives the center (location.id of the sales), or remove the line.';
const twiceHint = 'Remove one of its lines under Centers.';
const codeHint = 'Use 1 to 8 letters A–Z and digits.';
const sharedHint =
	'Codes are part of the document numbers, so each center needs its own. Only lines that are one center in two studio systems may share a code: give them the same name.';

/** The panel adds a line before anything is in it. */
function isFilled(row: UnknownRecord): boolean {
	return ['locationId', 'code', 'name', 'unit', 'classId'].some((name) => idOf(own(row, name)) !== null);
}

function toCenter(row: UnknownRecord): CentreSettings {
	return {
		code: idOf(own(row, 'code'))?.toUpperCase() ?? null,
		name: idOf(own(row, 'name')),
		unit: idOf(own(row, 'unit')),
		classId: idOf(own(row, 'classId')),
	};
}

/** Two centers under one code would correct each other's days; one center may be known to two studio systems. */
function sharedCode(centers: readonly CentreSettings[]): string | null {
	const names = new Map<string, string | null>();
	for (const { code, name } of centers) {
		if (code === null) continue;
		const known = names.get(code);
		if (known !== undefined && (name === null || known !== name)) return code;
		names.set(code, name);
	}
	return null;
}

function refuse(message: string, hint: string): Read<never> {
	return { ok: false, failure: settingsFailure(message, hint) };
}
