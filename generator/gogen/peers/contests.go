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
func contests(one, list []byte) []contest {
	return []contest{
		{"decode one", decode[official.PrivateEndpointConnection](one), read[ours.PrivateEndpointConnection](one), "22 times, 14 allocations"},
		{"encode one", encode[official.PrivateEndpointConnection](one), write[ours.PrivateEndpointConnection](one), "18 times, 1 allocation"},
		{"encode one into a buffer", nil, add[ours.PrivateEndpointConnection](one), "0 allocations"},
		{"decode the list", decode[official.RegistryListResult](list), read[ours.RegistryListResult](list), "28 times, 7,000 allocations"},
		{"encode the list", encode[official.RegistryListResult](list), write[ours.RegistryListResult](list), "28 times"},
		{"json.Unmarshal of one", unmarshal[official.PrivateEndpointConnection](one), unmarshal[ours.PrivateEndpointConnection](one), "4 times"},
		{"json.Marshal of one", marshal[official.PrivateEndpointConnection](one), marshal[ours.PrivateEndpointConnection](one), "4 times"},
		{"json.Unmarshal of the list", unmarshal[official.RegistryListResult](list), unmarshal[ours.RegistryListResult](list), "4 times"},
		{"json.Marshal of the list", marshal[official.RegistryListResult](list), marshal[ours.RegistryListResult](list), "4 times"},
		{"validate a connection", nil, validateConnection(one), "20 ns, 0 allocations"},
		{"validate a registry", nil, validateRegistry(list), "120 ns, 0 allocations"},
	}
}

// decoded returns a value with the content of data.
func decoded[T any](data []byte) *T {
	v := new(T)
	must(json.Unmarshal(data, v))
	return v
}

func decode[T any, P interface {
	*T
	json.Unmarshaler
}](data []byte) side {
	return func() func() { return func() { must(P(new(T)).UnmarshalJSON(data)) } }
}

func read[T any, P interface {
	*T
	armkit.Model
}](data []byte) side {
	return func() func() { return func() { must(armkit.Decode(data, P(new(T)))) } }
}

func encode[T json.Marshaler](data []byte) side {
	return func() func() {
		v := *decoded[T](data)
		return func() { _, err := v.MarshalJSON(); must(err) }
	}
}

func write[T any, P interface {
	*T
	armkit.Model
}](data []byte) side {
	return func() func() {
		v := P(decoded[T](data))
		return func() { _, err := armkit.Marshal(v); must(err) }
	}
}

func add[T any, P interface {
	*T
	armkit.Model
}](data []byte) side {
	return func() func() {
		v, buf := P(decoded[T](data)), make([]byte, 0, 2*len(data))
		return func() { _, err := armkit.Append(buf, v); must(err) }
	}
}

func unmarshal[T any](data []byte) side {
	return func() func() { return func() { must(json.Unmarshal(data, new(T))) } }
}

func marshal[T any](data []byte) side {
	return func() func() {
		v := decoded[T](data)
		return func() { _, err := json.Marshal(v); must(err) }
	}
}

func validateConnection(data []byte) side {
	return func() func() {
		v := decoded[ours.PrivateEndpointConnection](data)
		return func() { must(v.Validate()) }
	}
}

func validateRegistry(list []byte) side {
	return func() func() {
		v := decoded[ours.RegistryListResult](list).Value[0]
		return func() { must(v.Validate()) }
	}
}
