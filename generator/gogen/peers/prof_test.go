package main

import ("testing"
	"github.com/seed184db40a/armgen/generator/gogen/peers/generated/armkit"
	ours "github.com/seed184db40a/armgen/generator/gogen/peers/generated/containerregistry"
"encoding/json"
"bytes"
)
func BenchmarkEncodeList(b *testing.B) { l := new(ours.RegistryListResult); must(l.UnmarshalJSON(registries(100))); b.ReportAllocs(); for b.Loop() { armkit.Marshal(l) } }
func BenchmarkEncodeOne(b *testing.B) { l := new(ours.PrivateEndpointConnection); must(l.UnmarshalJSON(connection(0))); b.ReportAllocs(); for b.Loop() { armkit.Marshal(l) } }
func BenchmarkCompactOne(b *testing.B) { x:=connection(0); var buf bytes.Buffer; b.ReportAllocs(); for b.Loop() { buf.Reset(); json.Compact(&buf, x) } }
func BenchmarkMarshalOne(b *testing.B) { l := new(ours.PrivateEndpointConnection); must(l.UnmarshalJSON(connection(0)));  b.ReportAllocs(); for b.Loop() { json.Marshal(l) } }
