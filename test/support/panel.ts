import { NodeHelpers, type INode, type INodeParameters, type INodeTypeDescription } from 'n8n-workflow';

/** Names of the fields that n8n's panel shows with these parameters, the rest at their defaults. */
export function shownFields(
	description: INodeTypeDescription,
	parameters: INodeParameters,
	typeVersion = 1,
): readonly string[] {
	const { properties } = description;
	const filled = NodeHelpers.getNodeParameters(properties, parameters, true, false, null, description);
	const node: INode = {
		id: '1',
		name: 'n',
		type: 't',
		typeVersion,
		position: [0, 0],
		parameters: filled ?? {},
	};
	return properties
		.filter((property) => NodeHelpers.displayParameter(node.parameters, property, node, description))
		.map(({ name }) => name);
}
