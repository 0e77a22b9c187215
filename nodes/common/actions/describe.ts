import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import type { Operation, Resource } from './operation';

/** The panel: Resource, its Operation, and the fields of that operation, in this order. */
export function describeResources<Account>(
	resources: readonly Resource<Account>[],
	first: string,
): INodeProperties[] {
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: resources.map(({ name, value }) => ({ name, value })),
			default: first,
		},
		...resources.map(operationMenu),
		...resources.flatMap(({ value, operations }) =>
			operations.flatMap(({ option, properties }) =>
				properties.map((property) => shownFor(property, value, option.value)),
			),
		),
	];
}

function operationMenu<Account>({ value, operations }: Resource<Account>): INodeProperties {
	const options = operations.map(({ option }) => ({ ...option }));
	const first = options[0]?.value ?? '';
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [value] } },
		options: [...options].sort((one, other) => (one.name < other.name ? -1 : 1)),
		default: first,
	};
}

/** Visibility is set in one place, so that no field can forget it. */
function shownFor(property: INodeProperties, resource: string, operation: string): INodeProperties {
	const { show, ...others }: IDisplayOptions = property.displayOptions ?? {};
	const displayOptions = { ...others, show: { ...show, resource: [resource], operation: [operation] } };
	return { ...property, displayOptions };
}

/** Operations by resource and operation, as the two menus name them. */
export function operationTable<Account>(
	resources: readonly Resource<Account>[],
): ReadonlyMap<string, Operation<Account>> {
	return new Map(
		resources.flatMap(({ value, operations }) =>
			operations.map((one): [string, Operation<Account>] => [keyOf(value, one.option.value), one]),
		),
	);
}

export function keyOf(resource: unknown, operation: unknown): string {
	return `${String(resource)} ${String(operation)}`;
}
