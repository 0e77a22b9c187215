import { dayOf, flagOf, own, recordOf, textOf, type UnknownRecord } from '../../../core/event';
import { listOf } from '../../../core/event/read';
import {
	centreCoder,
	namedRule,
	parsePath,
	valueKinds,
	type FieldRule,
	type ReconcileSettings,
	type Window,
} from '../../../core/reconcile';
import { problemsOf } from '../../common/triggerSettings';
import { readOtherSide, type OtherSide } from './otherSides';
import { refuse, rowsOf, type ParameterOf, type Read } from './read';
import { currencyFrom, readSource, type ReadingSettings } from './source';

/** All parameters of the node; every one is checked before anything is compared. */
export function readReconcileSettings(
	parameterOf: ParameterOf,
	otherItems: readonly unknown[],
): Read<ReconcileSettings> {
	const options = recordOf(parameterOf('options'));
	const window = readWindow(parameterOf);
	if (!window.ok) return window;
	const added = readPairs(parameterOf('fieldPairs'));
	if (!added.ok) return added;
	const reading = readReading(options);
	if (!reading.ok) return reading;
	const input = { parameterOf, options, reading: reading.value, items: otherItems };
	const other = readOtherSide(input);
	if (!other.ok) return other;
	const source = readSource(parameterOf, other.value.rule, other.value.keyPrefix, reading.value);
	if (!source.ok) return source;
	const usual = own(options, 'usualFields') !== false;
	return {
		ok: true,
		value: {
			readSource: source.value,
			readOther: other.value.read,
			compare: {
				...compareOptionsOf(other.value, usual),
				window: window.value,
				rules: { usual: usual ? other.value.usual : new Map(), added: added.value },
			},
			words: {
				thing: parameterOf('sourceHolds') === 'records' ? null : other.value.thing,
				place: textOf(own(options, 'place')) ?? other.value.place,
			},
			lacks: other.value.rule.lacks,
			otherTellsAmounts: other.value.tellsAmounts,
			extraIsFine: flagOf(own(options, 'extraIsFine')) ?? other.value.extraIsUsual,
		},
	};
}

function compareOptionsOf({ rule, comparesAmounts, isUnsigned, needsNoVoids }: OtherSide, usual: boolean) {
	const { followsNewest, isOnePerKey } = rule;
	return {
		followsNewest,
		isOnePerKey,
		needsNoVoids,
		comparesAmounts: usual && comparesAmounts,
		otherIsUnsigned: isUnsigned,
	};
}

function readReading(options: UnknownRecord): Read<ReadingSettings> {
	const timeZone = textOf(own(options, 'timeZone'));
	const [problem] = problemsOf(timeZone, textOf(own(options, 'currency')));
	if (problem !== undefined) return refuse(problem.message, problem.description);
	const codes = readCodes(own(options, 'centers'));
	if (!codes.ok) return codes;
	const families = new Set(listOf(own(options, 'kinds')).flatMap((kind) => textOf(kind) ?? []));
	return {
		ok: true,
		value: {
			codeOf: centreCoder(codes.value),
			families,
			timeZone,
			currency: currencyFrom(options),
		},
	};
}

function readCodes(table: unknown): Read<ReadonlyMap<string, string>> {
	const codes = new Map<string, string>();
	for (const row of rowsOf(table)) {
		const id = textOf(own(row, 'locationId'));
		const code = textOf(own(row, 'code'))?.toUpperCase() ?? null;
		if (id === null || code === null) continue;
		if (!/^[A-Z0-9]{1,8}$/.test(code))
			return refuse(
				`The code “${code}” of a center cannot be used`,
				'Use the code it has in Studio Accounting.',
			);
		codes.set(id, code);
	}
	return { ok: true, value: codes };
}

function readWindow(parameterOf: ParameterOf): Read<Window> {
	const told = [parameterOf('fromDay'), parameterOf('toDay')].map(textOrIso);
	const wrong = told.find((text) => text !== null && dayOf(text) === null);
	if (wrong !== undefined && wrong !== null)
		return refuse(`“${wrong.slice(0, 40)}” is no day`, 'Write From Day and Through Day as in 2026-11-20.');
	const [from = null, to = null] = told.map(dayOf);
	if (from !== null && to !== null && from > to)
		return refuse('From Day is after Through Day', 'Exchange the two.');
	return { ok: true, value: { from, to } };
}

/** An expression may give a Luxon date-time, which writes itself as ISO text. */
function textOrIso(value: unknown): string | null {
	const toIso = typeof value === 'object' && value !== null && 'toISO' in value ? value.toISO : null;
	return typeof toIso === 'function' ? textOf(toIso.call(value)) : textOf(value);
}

function readPairs(table: unknown): Read<readonly FieldRule[]> {
	const rules: FieldRule[] = [];
	for (const row of rowsOf(table)) {
		const [source, other] = [parsePath(own(row, 'source')), parsePath(own(row, 'other'))];
		if (source === null && other === null) continue;
		if (source === null || other === null)
			return refuse(
				'A line under Also Compare names only one field',
				'Name both fields, or remove the line.',
			);
		const kind = valueKinds.find((known) => known === own(row, 'kind')) ?? 'automatic';
		rules.push(namedRule(source, other, kind));
	}
	return { ok: true, value: rules };
}
