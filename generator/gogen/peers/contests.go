// This file holds the lines of the table about codecs and validators.

package main

import (
	"encoding/json"

	official "github.com/Azure/azure-sdk-for-go/sdk/resourcemanager/containerregistry/armcontainerregistry"
	"github.com/seed184db40a/armgen/generator/gogen/peers/generated/armkit"
	ours "github.com/seed184db40a/armgen/generator/gogen/peers/generated/containerregistry"
)

// must stops the run: a failure here would make the figures meaningless.
func must(err error) {
	if err != nil {
		panic(err)
	}
}

// contests are the lines in order.
func contests(one, list []byte) []func() contest {
	return []func() contest{
		func() contest { return decodeOne(one) },
		func() contest { return encodeOne(one) },
		func() contest { return appendOne(one) },
		func() contest { return decodeList(list) },
		func() contest { return encodeList(list) },
		func() contest {
			return unmarshal[official.PrivateEndpointConnection, ours.PrivateEndpointConnection]("one", one)
		},
		func() contest {
			return marshal[official.PrivateEndpointConnection, ours.PrivateEndpointConnection]("one", one)
		},
		func() contest {
			return unmarshal[official.RegistryListResult, ours.RegistryListResult]("the list", list)
		},
		func() contest { return marshal[official.RegistryListResult, ours.RegistryListResult]("the list", list) },
		func() contest { return validateConnection(one) },
		func() contest { return validateRegistry(list) },
	}
}

func decodeOne(data []byte) contest {
	return contest{
		"decode one",
		func() { must(new(official.PrivateEndpointConnection).UnmarshalJSON(data)) },
		func() { must(armkit.Decode(data, new(ours.PrivateEndpointConnection))) },
		"22 times, 14 allocations",
	}
}

func encodeOne(data []byte) contest {
	theirs, mine := decodedOne(data)
	return contest{
		"encode one",
		func() { _, err := theirs.MarshalJSON(); must(err) },
		func() { _, err := armkit.Marshal(mine); must(err) },
		"18 times, 1 allocation",
	}
}

func appendOne(data []byte) contest {
	_, mine := decodedOne(data)
	buf := make([]byte, 0, 2*len(data))
	return contest{"encode one into a buffer", nil, func() { _, err := armkit.Append(buf, mine); must(err) }, "0 allocations"}
}

func decodedOne(data []byte) (*official.PrivateEndpointConnection, *ours.PrivateEndpointConnection) {
	theirs, mine := new(official.PrivateEndpointConnection), new(ours.PrivateEndpointConnection)
	must(theirs.UnmarshalJSON(data))
	must(mine.UnmarshalJSON(data))
	return theirs, mine
}

func decodeList(data []byte) contest {
	return contest{
		"decode the list",
		func() { must(new(official.RegistryListResult).UnmarshalJSON(data)) },
		func() { must(armkit.Decode(data, new(ours.RegistryListResult))) },
		"28 times, 7,000 allocations",
	}
}

func encodeList(data []byte) contest {
	theirs, mine := new(official.RegistryListResult), new(ours.RegistryListResult)
	must(theirs.UnmarshalJSON(data))
	must(mine.UnmarshalJSON(data))
	return contest{
		"encode the list",
		func() { _, err := theirs.MarshalJSON(); must(err) },
		func() { _, err := armkit.Marshal(mine); must(err) },
		"28 times",
	}
}

func unmarshal[Theirs, Ours any](name string, data []byte) contest {
	return contest{
		"json.Unmarshal of " + name,
		func() { must(json.Unmarshal(data, new(Theirs))) },
		func() { must(json.Unmarshal(data, new(Ours))) },
		"4 times",
	}
}

func marshal[Theirs, Ours any](name string, data []byte) contest {
	theirs, mine := new(Theirs), new(Ours)
	must(json.Unmarshal(data, theirs))
	must(json.Unmarshal(data, mine))
	return contest{
		"json.Marshal of " + name,
		func() { _, err := json.Marshal(theirs); must(err) },
		func() { _, err := json.Marshal(mine); must(err) },
		"4 times",
	}
}

func validateConnection(data []byte) contest {
	_, mine := decodedOne(data)
	return contest{"validate a connection", nil, func() { must(mine.Validate()) }, "20 ns, 0 allocations"}
}

func validateRegistry(data []byte) contest {
	list := new(ours.RegistryListResult)
	must(list.UnmarshalJSON(data))
	registry := list.Value[0]
	return contest{"validate a registry", nil, func() { must(registry.Validate()) }, "120 ns, 0 allocations"}
}
