import { DateTime } from 'luxon';
import { owners, pipelines } from './seed/account';
import type { Property } from './store/property';

export type ValueVerdict =
	| { readonly ok: true; readonly value: string }
	| { readonly ok: false; readonly error: string; readonly message: string };

type Check = (value: string, property: Property) => ValueVerdict;

const emailShape = /^[^\s@,;<>()]+@[^\s@,;<>().]+(\.[^\s@,;<>().]+)+$/;

/** Properties whose values are checked against something outside their own definition. */
const byName: Readonly<Record<string, Check>> = {
	email: (value) =>
		emailShape.test(value)
			? accept(value.toLowerCase())
			: reject('INVALID_EMAIL', `Email address ${value} is invalid`),
	hubspot_owner_id: (value) =>
		owners.some((owner) => owner.id === value)
			? accept(value)
			: reject('INVALID_OWNER_ID', `Owner ${value} does not exist`),
	pipeline: (value) =>
		oneOf(
			value,
			pipelines.map((pipeline) => pipeline.id),
		),
	// whether the stage is in the deal's own pipeline is checked once both are known (`write.ts`)
	dealstage: (value) =>
		oneOf(
			value,
			pipelines.flatMap((pipeline) => pipeline.stages.map((stage) => stage.id)),
		),
};

const byType: Readonly<Record<Property['type'], Check>> = {
	string: accept,
	phone_number: accept,
	number: (value) =>
		/^-?\d+(\.\d+)?$/.test(value)
			? accept(value)
			: reject('INVALID_INTEGER', `${value} was not a valid number.`),
	bool: (value) => oneOf(value, ['true', 'false']),
	enumeration: (value, property) => {
		const allowed = property.options.map((option) => option.value);
		const wrong = (property.fieldType === 'checkbox' ? value.split(';') : [value]).find(
			(part) => !allowed.includes(part),
		);
		return wrong === undefined ? accept(value) : oneOf(wrong, allowed);
	},
	datetime: (value) => {
		const instant = /^\d{12,14}$/.test(value)
			? DateTime.fromMillis(Number(value), { zone: 'utc' })
			: DateTime.fromISO(value, { zone: 'utc' });
		const text = /^\d{4}-\d{2}-\d{2}|^\d{12,14}$/.test(value) ? instant.toISO() : null;
		return text === null ? reject('INVALID_LONG', `${value} was not a valid long.`) : accept(text);
	},
	date: (value) => {
		if (/^\d{4}-\d{2}-\d{2}$/.test(value) && DateTime.fromISO(value).isValid) return accept(value);
		const instant = /^\d{12,14}$/.test(value) ? DateTime.fromMillis(Number(value), { zone: 'utc' }) : null;
		if (instant === null) return reject('INVALID_DATE', `${value} was not a valid date.`);
		const isMidnight = instant.toMillis() === instant.startOf('day').toMillis();
		return isMidnight
			? accept(instant.toFormat('yyyy-MM-dd'))
			: reject('INVALID_DATE', `${value} is at ${instant.toFormat('H:m:s.S')} UTC, not midnight!`);
	},
};

/** The value as HubSpot would store it, or why it would not. The empty text clears any property. */
export function checkValue(property: Property, value: string): ValueVerdict {
	if (property.isReadOnly) {
		return reject('READ_ONLY_VALUE', `"${property.name}" is a read only property; its value cannot be set.`);
	}
	if (value === '') return accept(value);
	const named = Object.hasOwn(byName, property.name) ? byName[property.name] : undefined;
	return (named ?? byType[property.type])(value, property);
}

function oneOf(value: string, allowed: readonly string[]): ValueVerdict {
	return allowed.includes(value)
		? accept(value)
		: reject('INVALID_OPTION', `${value} was not one of the allowed options: [${allowed.join(', ')}]`);
}

function accept(value: string): ValueVerdict {
	return { ok: true, value };
}

function reject(error: string, message: string): ValueVerdict {
	return { ok: false, error, message };
}
