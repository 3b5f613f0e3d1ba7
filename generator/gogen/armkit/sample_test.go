// This file holds a model as the generator writes it, so that the reader and writer are
// tested and measured the way they are used.

package armkit_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/seed184db40a/armgen/generator/gogen/armkit"
)

type status string

type connection struct {
	ID         *string
	Name       *string
	Type       *string
	SystemData *systemData
	Endpoint   *endpoint
	State      *state
	Provision  *status
	armkit.Preserved
}

type systemData struct {
	CreatedBy          *string
	CreatedByType      *status
	CreatedAt          *time.Time
	LastModifiedBy     *string
	LastModifiedByType *status
	LastModifiedAt     *time.Time
	armkit.Preserved
}

type endpoint struct {
	ID *string
	armkit.Preserved
}

type state struct {
	Status          *status
	Description     *string
	ActionsRequired *status
	armkit.Preserved
}

func (*connection) Validate() error { return nil }
func (*systemData) Validate() error { return nil }
func (*endpoint) Validate() error   { return nil }
func (*state) Validate() error      { return nil }

func (m connection) MarshalJSON() ([]byte, error)     { return armkit.Marshal(&m) }
func (m *connection) UnmarshalJSON(data []byte) error { return armkit.Unmarshal(data, m) }

func (m *connection) DecodeMember(r *armkit.Reader) {
	switch r.Key("id name type systemData properties") {
	case "id":
		m.ID = r.String()
	case "name":
		m.Name = r.String()
	case "type":
		m.Type = r.String()
	case "systemData":
		m.SystemData = armkit.Object[systemData](r)
	case "properties":
		for at := r.Object(); r.NextIn(at, &m.Preserved, "properties"); {
			switch r.Key("privateEndpoint privateLinkServiceConnectionState provisioningState") {
			case "privateEndpoint":
				m.Endpoint = armkit.Object[endpoint](r)
			case "privateLinkServiceConnectionState":
				m.State = armkit.Object[state](r)
			case "provisioningState":
				m.Provision = (*status)(r.String())
			}
		}
	}
}

func (m *connection) EncodeMembers(w *armkit.Writer) {
	if w.In(armkit.Read) {
		w.String("id", m.ID)
		w.String("name", m.Name)
		w.String("type", m.Type)
		armkit.Put(w, "systemData", m.SystemData)
	}
	w.Bag("properties")
	armkit.Put(w, "privateEndpoint", m.Endpoint)
	armkit.Put(w, "privateLinkServiceConnectionState", m.State)
	if w.In(armkit.Read) {
		w.String("provisioningState", (*string)(m.Provision))
	}
	w.EndBag("properties")
}

func (m *systemData) DecodeMember(r *armkit.Reader) {
	switch r.Key("createdBy createdByType createdAt lastModifiedBy lastModifiedByType lastModifiedAt") {
	case "createdBy":
		m.CreatedBy = r.String()
	case "createdByType":
		m.CreatedByType = (*status)(r.String())
	case "createdAt":
		m.CreatedAt = r.Time()
	case "lastModifiedBy":
		m.LastModifiedBy = r.String()
	case "lastModifiedByType":
		m.LastModifiedByType = (*status)(r.String())
	case "lastModifiedAt":
		m.LastModifiedAt = r.Time()
	}
}

func (m *systemData) EncodeMembers(w *armkit.Writer) {
	w.String("createdBy", m.CreatedBy)
	w.String("createdByType", (*string)(m.CreatedByType))
	w.Time("createdAt", m.CreatedAt)
	w.String("lastModifiedBy", m.LastModifiedBy)
	w.String("lastModifiedByType", (*string)(m.LastModifiedByType))
	w.Time("lastModifiedAt", m.LastModifiedAt)
}

func (m *endpoint) DecodeMember(r *armkit.Reader) {
	switch r.Key("id") {
	case "id":
		m.ID = r.String()
	}
}

func (m *endpoint) EncodeMembers(w *armkit.Writer) {
	w.String("id", m.ID)
}

func (m *state) DecodeMember(r *armkit.Reader) {
	switch r.Key("status description actionsRequired") {
	case "status":
		m.Status = (*status)(r.String())
	case "description":
		m.Description = r.String()
	case "actionsRequired":
		m.ActionsRequired = (*status)(r.String())
	}
}

func (m *state) EncodeMembers(w *armkit.Writer) {
	w.String("status", (*string)(m.Status))
	w.String("description", m.Description)
	w.String("actionsRequired", (*string)(m.ActionsRequired))
}

const connectionJSON = `{"id":"/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/myResourceGroup/providers/Microsoft.ContainerRegistry/registries/myRegistry/privateEndpointConnections/myConnection","name":"myConnection","type":"Microsoft.ContainerRegistry/registries/privateEndpointConnections","systemData":{"createdBy":"someone@example.com","createdByType":"User","createdAt":"2021-09-01T10:11:12.1234567Z","lastModifiedBy":"someone@example.com","lastModifiedByType":"Application","lastModifiedAt":"2021-09-02T10:11:12.1234567Z"},"properties":{"privateEndpoint":{"id":"/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/myResourceGroup/providers/Microsoft.Network/privateEndpoints/myEndpoint"},"privateLinkServiceConnectionState":{"status":"Approved","description":"Auto-approved by the owner of the registry","actionsRequired":"None"},"provisioningState":"Succeeded"}}`

func BenchmarkDecode(b *testing.B) {
	data := []byte(connectionJSON)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		var m connection
		if err := armkit.Unmarshal(data, &m); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkEncode(b *testing.B) {
	var m connection
	if err := json.Unmarshal([]byte(connectionJSON), &m); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := armkit.Marshal(&m); err != nil {
			b.Fatal(err)
		}
	}
}
